import { createFileRoute, lazyRouteComponent, notFound } from '@tanstack/react-router'

/** Every component in every state, to look at and to test. Development and gallery builds only. */
export const Route = createFileRoute('/__ui')({
  beforeLoad: () => {
    if (!__GALLERY__) throw notFound()
  },
  component: __GALLERY__ ? lazyRouteComponent(() => import('@/dev/Gallery'), 'Gallery') : () => null,
})
