declare global {
  interface Window {
    /** What the markup has asked for while the program was on its way, by address. */
    begun?: Partial<Record<string, Promise<Response>>>
  }
}

/** The answer to what has been asked for already. It is had once; the next time one asks anew. */
export function begun(path: string): Promise<Response> | undefined {
  const answer = window.begun?.[path]
  delete window.begun?.[path]
  return answer
}
