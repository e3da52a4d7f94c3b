export const capture = {
  title: 'Capture',
  voice: 'Voice note',
  speak: 'Speak',
}
