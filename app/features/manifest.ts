import type { Component } from 'solid-js'
import type { Book } from '../data/book.ts'
import type { Note } from '../model/note.ts'
import type { Services } from './services.ts'

/** What one feature adds to the app. Features are listed once, in index.ts; the shell and the pages that gather parts read this and nothing else. */
export interface Feature {
  name: string
  /** Pages of its own. `path` in the router's syntax; a `nav` entry puts it in the main navigation. */
  pages?: Page[]
  /** Forms offered by the capture sheet, by `order`. */
  captures?: Capture[]
  /** Sections of Today, by `order`; one renders nothing when it has nothing to say. */
  today?: Section[]
  /** Tabs of the account page. */
  accountTabs?: AccountTab[]
  /** Sections of the account's brief, by `order`. */
  brief?: AccountSection[]
  /** Buttons in the account's row of quick actions, by `order`. */
  quickActions?: AccountSection[]
  /** Sections of a note's page, by `order`, those below 0 above its text; one renders nothing when it has nothing to say. */
  noteSections?: NoteSection[]
  /** Groups on the Settings page, by `order`. */
  settings?: Section[]
  /** Works out ahead what a first tap would wait for: called when the whole book has been read and nobody is doing anything. */
  ahead?: (book: Book) => void
}

export interface Page {
  path: string
  component: Component
  /** Shown without a book and without the frame: first run, signing in. */
  needsNoBook?: true
  /** `href` where `path` has parameters. */
  nav?: { label: () => string; icon: Component<{ size?: number }>; order: number; href?: string }
}

export interface Capture {
  /** Also what `services.capture(form)` and the URL `?capture=<form>` open. */
  form: string
  label: () => string
  icon: Component<{ size?: number }>
  order: number
  /** Closes with `onClose`; `onSaved` is called once the write is on disk. */
  component: Component<{ prefill: Record<string, unknown>; onClose: () => void }>
  /** Puts among the forms left half-written what only the disk knows of; called behind the first screen. */
  findLeft?: (services: Services) => Promise<unknown>
}

export interface Section {
  order: number
  component: Component
}

export interface AccountTab {
  tab: string
  label: () => string
  order: number
  component: Component<{ account: string }>
}

export interface AccountSection {
  order: number
  component: Component<{ account: string }>
}

export interface NoteSection {
  order: number
  /** `note` as it is now, whatever is being typed. */
  component: Component<{ note: Note }>
}
