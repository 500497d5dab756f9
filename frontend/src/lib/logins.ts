/** Tabs of one browser share their login: the tab where one logs in anew tells the others. */
const CHANNEL = 'qms-session'

export function tellOtherTabs(): void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage('logged-in')
  channel.close()
}

/** Calls back when one has logged in in another tab, until the returned function is called. */
export function onLogin(callback: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.addEventListener('message', callback)
  return () => channel.close()
}
