import { useEffect, useSyncExternalStore } from 'react'
import { Alert } from '@/ui/alert/Alert'
import { t } from './messages.sv'
import styles from './OfflineBanner.module.css'

function subscribe(listener: () => void): () => void {
  window.addEventListener('online', listener)
  window.addEventListener('offline', listener)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('offline', listener)
  }
}

/** Says that the network is gone, and that nothing typed is lost by it. */
export function OfflineBanner() {
  const isOnline = useSyncExternalStore(subscribe, () => navigator.onLine)
  useEffect(() => {
    document.documentElement.dataset['online'] = String(isOnline)
  }, [isOnline])
  if (isOnline) return null
  return (
    <div className={styles.banner}>
      <Alert tone="warn" live title={t.offlineTitle}>
        {t.offline}
      </Alert>
    </div>
  )
}
