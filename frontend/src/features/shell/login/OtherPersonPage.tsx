import { loginAddress } from '@/api/session'
import { Button, ButtonRow, buttonClass } from '@/ui/button/Button'
import { Lone } from '../InfoPages'
import { other as t } from './messages.sv'

/** In place of everything else when somebody else has logged in: the page was shown to the one before, and is theirs alone. */
export function OtherPersonPage({ name }: { name: string }) {
  return (
    <Lone title={t.title(name)} text={t.text}>
      <p className="muted">{t.kept(name)}</p>
      <ButtonRow>
        <Button kind="primary" onClick={() => location.assign('/')}>
          {t.goOn(name)}
        </Button>
        <a
          className={buttonClass('secondary')}
          href={loginAddress('/inloggad')}
          target="_blank"
          rel="noopener"
        >
          {t.logIn}
        </a>
      </ButtonRow>
    </Lone>
  )
}
