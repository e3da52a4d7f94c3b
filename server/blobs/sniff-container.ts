const HEIC = ['heic', 'heix', 'heim', 'heis', 'hevc', 'hevx', 'mif1', 'msf1']
const AVIF = ['avif', 'avis']
const AUDIO = ['M4A ', 'M4B ', 'M4P ']

/** What an ISO base media file holds, by its brand. A recording may come under a brand of video; `audio/mp4` is the same container. */
export function isoTypeOf(brand: string): string {
  if (HEIC.includes(brand)) return 'image/heic'
  if (AVIF.includes(brand)) return 'image/avif'
  if (AUDIO.includes(brand)) return 'audio/mp4'
  return brand === 'qt  ' ? 'video/quicktime' : 'video/mp4'
}

const OFFICE: readonly [inside: string, type: string][] = [
  ['word/', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
  ['xl/', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
  ['ppt/', 'application/vnd.openxmlformats-officedocument.presentationml.presentation'],
]

/** An office document by the names its archive begins with. */
export function zipTypeOf(head: string): string {
  const open = /^.{30}mimetype(application\/(?:vnd\.oasis\.opendocument\.[a-z]+|epub\+zip))/s.exec(head)
  if (open) return open[1]!
  const office = head.includes('[Content_Types].xml') && OFFICE.find(([inside]) => head.includes(inside))
  return office ? office[1] : 'application/zip'
}
