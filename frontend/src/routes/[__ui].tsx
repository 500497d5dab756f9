import { createFileRoute, lazyRouteComponent, notFound } from '@tanstack/react-router'
import * as v from 'valibot'

/** Every component in every state, to look at and to test. Development and gallery builds only. */
export const Route = createFileRoute('/__ui')({
  validateSearch: (given) => v.parse(v.object({ sida: v.optional(v.string()) }), given),
  beforeLoad: () => {
    if (!__GALLERY__) throw notFound()
  },
  component: __GALLERY__ ? lazyRouteComponent(() => import('@/dev/Gallery'), 'Gallery') : () => null,
})
