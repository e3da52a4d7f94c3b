import { histories } from './histories.ts'

histories(501, 1000)
