/** Whether the caller may do something now, as the server says in `_links`. */
export function may(resource: { _links: readonly { rel: string }[] }, rel: string): boolean {
  return resource._links.some((link) => link.rel === rel)
}
