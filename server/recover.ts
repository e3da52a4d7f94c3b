import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { readConfig } from './config.ts'
import { Problem } from './http/problem.ts'
import { foldEmail, requireStrong } from './identity/forms.ts'
import { SHORTEST_PASSWORD, scryptPasswords } from './identity/passwords.ts'
import { openStore } from './open.ts'

/**
 * `npm run recover -- ada@example.com`: whoever has the server's machine may set a new password. The member's devices must sign in
 * again; what they hold and have not sent stays with them.
 */
async function recover(email: string): Promise<string> {
  const store = openStore(readConfig(process.env))
  const login = await store.transact(undefined, tables => tables.memberByEmail(foldEmail(email)))
  if (!login) throw new Problem(404, `Nobody signs in as ${email}.`)
  const password = await ask(`New password for ${login.email}, at least ${SHORTEST_PASSWORD} characters: `)
  requireStrong(password)
  const hash = await scryptPasswords().hash(password)
  await store.transact(undefined, async tables => {
    await tables.keepPassword(login.id, hash)
    await tables.endSessions(login.id)
  })
  store.close()
  return 'The password is set. Sign in again on every device.'
}

/** Reads a line without showing it. */
async function ask(question: string): Promise<string> {
  process.stdout.write(question)
  const silent = new Writable({ write: (_part, _encoding, done) => done() })
  const line = createInterface({ input: process.stdin, output: silent, terminal: process.stdin.isTTY })
  try {
    return await line.question('')
  } finally {
    line.close()
    process.stdout.write('\n')
  }
}

const email = process.argv[2]
const outcome = email
  ? recover(email)
  : Promise.reject(new Problem(400, 'Say for whom: npm run recover -- ada@example.com'))
outcome.then(
  sentence => console.log(sentence),
  error => {
    console.error(
      error instanceof Problem && error.code === 'weak'
        ? 'That password is too short; nothing was changed.'
        : error.message,
    )
    process.exitCode = 1
  },
)
