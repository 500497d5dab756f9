/** What somebody has chosen in a search field: the name is kept, so that it can be shown wherever the id goes. */
export interface Chosen {
  id: string
  label: string
}

/** Something that may be known by id and name, or not at all. */
export function chosen(id: string | null, label: string | null): Chosen | null {
  return id === null || label === null ? null : { id, label }
}
