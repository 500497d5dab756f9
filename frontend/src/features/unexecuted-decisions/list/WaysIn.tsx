import { ActionLink } from '@/ui/link/Link'
import { t } from './messages.sv'

/** How decisions come into the register by hand: one at a time, or a whole file. */
export function WaysIn({ mayRegister, mayImport }: { mayRegister: boolean; mayImport: boolean }) {
  return (
    <>
      {mayRegister ? (
        <ActionLink to="/ej-verkstallda/ny" kind="primary" icon="plus">
          {t.register}
        </ActionLink>
      ) : null}
      {mayImport ? (
        <ActionLink to="/ej-verkstallda/inlasning" icon="document">
          {t.import}
        </ActionLink>
      ) : null}
    </>
  )
}
