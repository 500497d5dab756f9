/** Tabs of one browser share their login. A tab tells the others when it is opened, when one has logged in anew in it, and when the login has ended. */
type Told = 'opened' | 'logged-in' | 'logged-out'

let channel: BroadcastChannel | null = null

/** One channel for the whole tab, which does not hear itself. */
function others(): BroadcastChannel {
  channel ??= new BroadcastChannel('qms-session')
  return channel
}

export function tellOtherTabs(what: Told): void {
  others().postMessage(what)
}

/** Calls back when another tab tells something, until the returned function is called. */
export function onOtherTabs(callback: (what: Told) => void): () => void {
  const listen = ({ data }: MessageEvent<Told>) => callback(data)
  others().addEventListener('message', listen)
  return () => others().removeEventListener('message', listen)
}
