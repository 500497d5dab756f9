let isWanted = false

/** After going to another page its heading takes the focus, once it is there; a changed filter moves nothing. */
export const headingFocus = {
  want: () => {
    isWanted = true
  },
  /** Whether the heading should take the focus now; only the first that asks is told so. */
  take: () => {
    const wasWanted = isWanted
    isWanted = false
    return wasWanted
  },
}
