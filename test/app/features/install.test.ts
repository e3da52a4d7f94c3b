import { expect, test } from 'vitest'
import { installWay } from '../../../app/features/install.ts'

const IPHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_1 like Mac OS X) AppleWebKit/605.1.15 Version/18.1 Mobile Safari/604.1'
const IPAD =
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 Version/18.1 Safari/605.1.15'
const ANDROID =
  'Mozilla/5.0 (Linux; Android 15; Pixel 8) AppleWebKit/537.36 Chrome/140.0 Mobile Safari/537.36'
const LINUX = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/140.0 Safari/537.36'

const tab = (userAgent: string, touchPoints = 5) => ({ userAgent, touchPoints, standalone: false })

test('an iPhone’s tab is told the steps of its share menu', () => {
  expect(installWay(tab(IPHONE), false)).toBe('ios')
})

test('an iPad calls itself a Mac and is known by its touch', () => {
  expect(installWay(tab(IPAD), false)).toBe('ios')
  expect(installWay(tab(IPAD, 0), false)).toBe('none')
})

test('an Android tab installs by one button once the browser offers it, by its menu before', () => {
  expect(installWay(tab(ANDROID), false)).toBe('android')
  expect(installWay(tab(ANDROID), true)).toBe('button')
})

test('a computer is not told to install', () => {
  expect(installWay(tab(LINUX, 0), true)).toBe('none')
})

test('what is on the home screen already is not told to go there', () => {
  expect(installWay({ ...tab(IPHONE), standalone: true }, false)).toBe('none')
})
