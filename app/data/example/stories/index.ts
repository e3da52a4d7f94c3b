import type { Story } from '../story.ts'
import { americas } from './americas.ts'
import { britainAndIreland } from './britain-and-ireland.ts'
import { frenchAndAlpine } from './french-and-alpine.ts'
import { german } from './german.ts'
import { nordic } from './nordic.ts'

/** The twenty accounts of the example that have a history. */
export const STORIES: Story[] = [...britainAndIreland, ...nordic, ...german, ...frenchAndAlpine, ...americas]
