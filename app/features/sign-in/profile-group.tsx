import { createSignal, Match, Show, Switch } from 'solid-js'
import { live } from '../../data/live.ts'
import { signInWords } from '../../i18n/sign-in.ts'
import { Button, LinkButton } from '../../ui/button.tsx'
import { Row, Rows } from '../../ui/rows.tsx'
import { Section } from '../../ui/section.tsx'
import { toast } from '../../ui/toast.tsx'
import { useFirstRun } from '../first-run.ts'
import { useServices } from '../services.ts'
import { goHome } from '../shared/go-home.ts'
import { ChangePassword } from './change-password.tsx'
import { SignOut } from './sign-out.tsx'
import './profile-group.css'

/** Settings: who one is here, and the way to become somebody else. */
export default function ProfileGroup() {
  const firstRun = useFirstRun()
  return (
    <Switch>
      <Match when={firstRun.open() === 'server'}>
        <Profile />
      </Match>
      <Match when={firstRun.open() === 'device'}>
        <OnDevice />
      </Match>
      <Match when={firstRun.open() === 'example'}>
        <Example />
      </Match>
    </Switch>
  )
}

function Profile() {
  const { book } = useServices()
  const [open, setOpen] = createSignal<'password' | 'sign-out'>()
  const me = live(book, ['member'], () => book.members().find(member => member.id === book.me.member))
  const workspace = live(book, ['workspace'], () => book.workspace().name)
  const close = () => setOpen(undefined)

  return (
    <Section title={signInWords().profile}>
      <Rows>
        <Row title={me()?.name ?? book.me.name} detail={me()?.email} end={workspace()} />
      </Rows>
      <div class="profile-ways">
        <Button variant="line" onClick={() => setOpen('password')}>
          {signInWords().changePassword}
        </Button>
        <Button variant="line" onClick={() => setOpen('sign-out')}>
          {signInWords().signOut}
        </Button>
      </div>
      <Show when={open() === 'password'}>
        <ChangePassword email={me()?.email ?? ''} onClose={close} />
      </Show>
      <Show when={open() === 'sign-out'}>
        <SignOut name={me()?.name ?? book.me.name} onClose={close} />
      </Show>
    </Section>
  )
}

function OnDevice() {
  return (
    <Section title={signInWords().onDevice}>
      <p class="profile-hint">{signInWords().onDeviceHint}</p>
      <div class="profile-ways">
        <LinkButton variant="main" href="/join">
          {signInWords().joinTeam}
        </LinkButton>
        <LinkButton variant="line" href="/sign-in">
          {signInWords().signIn}
        </LinkButton>
      </div>
    </Section>
  )
}

function Example() {
  const firstRun = useFirstRun()

  async function leave() {
    try {
      await firstRun.leaveExample()
      goHome()
    } catch {
      toast({ text: signInWords().leaveFailed })
    }
  }

  return (
    <Section title={signInWords().example}>
      <p class="profile-hint">{signInWords().exampleHint}</p>
      <div class="profile-ways">
        <Button variant="main" onClick={() => void leave()}>
          {signInWords().leaveExample}
        </Button>
      </div>
    </Section>
  )
}
