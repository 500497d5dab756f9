/** True in development and in the build that the component gallery is tested on, so that the real product does not carry it. */
declare const __GALLERY__: boolean
