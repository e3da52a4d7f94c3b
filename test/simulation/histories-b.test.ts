import { histories } from './histories.ts'

histories(251, 500)
