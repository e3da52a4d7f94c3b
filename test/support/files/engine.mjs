// Stands in for a speech engine: it is given a file and prints words, as any program named in TEND_TRANSCRIBE_COMMAND does.
import { statSync } from 'node:fs'

if (statSync(process.argv[2]).size < 1000) process.exit(1)
console.log('They were happy. Send the proposal to Maria by Friday.')
