import { lazy, onMount } from 'solid-js'
import { words } from '../../i18n/index.ts'
import { Note } from '../../ui/icons.ts'
import type { Feature } from '../manifest.ts'
import { useServices } from '../services.ts'
import { QuickNote } from './quick-note.tsx'

/** Notes: written in a sheet from anywhere, read and continued on a page of their own. */
export const notes: Feature = {
  name: 'notes',
  pages: [{ path: '/notes/:account/:id', component: lazy(() => import('./note-page.tsx')) }],
  captures: [
    {
      form: 'note',
      label: () => words().notes.title,
      icon: Note,
      order: 30,
      component: lazy(() => import('./note-form.tsx')),
    },
  ],
  today: [{ order: 14, component: FindShared }],
  noteSections: [{ order: 20, component: lazy(() => import('./note-attachments.tsx')) }],
  quickActions: [{ order: 20, component: QuickNote }],
}

/** Shows nothing itself: looks, behind the first screen, whether something shared from another app waits. */
function FindShared() {
  const services = useServices()
  onMount(() => void import('./take-shared.ts').then(({ findShared }) => findShared(services)))
  return null
}
