export const capture = {
  title: 'Capture',
}
