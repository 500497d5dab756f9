import type { ParsedLocation } from '@tanstack/react-router'

type Place = Pick<ParsedLocation, 'href' | 'state'>

/** How each page was last seen in this tab: its filters, its page and the words searched for. */
const places = new Map<string, Place>()

/** A way back leads to the list as it was left, not to all that there is. Only the memory of the tab knows. */
export const visited = {
  remember: ({ pathname, href, state }: Place & Pick<ParsedLocation, 'pathname'>) =>
    void places.set(pathname, { href, state }),
  forget: () => places.clear(),
  at: (address: string | undefined) => places.get((address ?? '').replace(/\?.*/, '')),
}
