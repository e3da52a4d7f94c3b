import { resolve } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { BrowserDevice, DESKTOP, PHONE } from '../support/browser.ts'
import { lastChangeOf } from '../support/disk.ts'
import { speakingMicrophone } from '../support/fake-microphone.ts'
import { join, settled, setUp } from '../support/nancy.ts'
import { goToToday, makeAccount, openForm, save } from '../support/screens.ts'
import { startTend, type Tend } from '../support/tend.ts'

const ENGINE = resolve(import.meta.dirname, '../support/files/engine.mjs')

let tend: Tend
const phone = new BrowserDevice(PHONE, speakingMicrophone())
const desktop = new BrowserDevice(DESKTOP)

beforeAll(async () => {
  tend = await startTend({ TEND_TRANSCRIBE_COMMAND: `${process.execPath} ${ENGINE} {file}` })
  await Promise.all([phone.start(), desktop.start()])
})

afterAll(async () => {
  expect([...phone.troubles, ...desktop.troubles]).toEqual([])
  await Promise.all([phone.close(), desktop.close()])
  await tend.stop()
})

it('what was spoken without signal is heard on the desktop, written down, and its promise stands in the list', async () => {
  await setUp(desktop, tend)
  await makeAccount(desktop.page, 'Around the Horn')
  await join(phone, desktop, tend)
  await settled(phone)
  await phone.reopen()

  await phone.offline(true)
  await goToToday(phone.page, tend.origin)
  await phone.page.getByRole('link', { name: 'Accounts', exact: true }).click()
  await phone.page
    .getByRole('link', { name: /^Around the Horn/ })
    .first()
    .click()
  await phone.page.getByRole('heading', { level: 1, name: 'Around the Horn' }).waitFor()
  const form = await openForm(phone.page, 'Voice note')
  await form.getByText('0:03').waitFor()
  await save(form)
  const { scope, patch } = await lastChangeOf(phone.page, 'attachment')
  const note = `${tend.origin}/notes/${scope.split('/')[1]}/${String(patch.of)}`

  await phone.kill()
  await phone.start()
  await phone.page.goto(note)
  const recording = phone.page.getByRole('group', { name: /^Recording, / })
  await recording.getByRole('button', { name: 'Play' }).click()
  await recording.getByRole('button', { name: 'Pause' }).waitFor()

  await phone.offline(false)
  await phone.page.getByText('written by machine').waitFor({ timeout: 30_000 })
  await phone.page.getByRole('button', { name: 'Add: Send the proposal to Maria' }).click()
  await phone.page.getByRole('status', { name: 'Added: Send the proposal to Maria' }).waitFor()
  await phone.page.goto(`${tend.origin}/actions?list=upcoming`)
  await phone.page.getByRole('checkbox', { name: 'Send the proposal to Maria' }).waitFor()
  await phone.page
    .getByText(/Fri \d+ \w+/)
    .first()
    .waitFor()

  await desktop.page.goto(note)
  const there = desktop.page.getByRole('group', { name: /^Recording, / })
  await there.getByRole('button', { name: 'Play' }).click()
  await there.getByRole('button', { name: 'Pause' }).waitFor()
  await desktop.page.goto(`${tend.origin}/search?q=proposal`)
  await desktop.page.getByRole('list', { name: 'Results' }).getByRole('link').first().waitFor()
})
