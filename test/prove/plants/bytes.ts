import type { Plant } from './plant.ts'

/** Recordings, photos and files. */
export const bytes: Plant[] = [
  {
    bug: 'bytes count as safe when the last part was sent, not when the server has verified them',
    loss: [5, 33],
    file: 'app/data/bytes/uploads.ts',
    soil: 'answer = await sendPart(this.ports.network, hash, owed.row, offset, part)',
    instead: `answer = await sendPart(this.ports.network, hash, owed.row, offset, part)
      if (end === size) return this.#arrived(owed)`,
    caughtBy: 'app/data/bytes/uploads.test.ts',
  },
  {
    bug: 'bytes that only this device has make room for others',
    loss: [5],
    file: 'app/data/bytes/held.ts',
    soil: 'filter(blob => blob.safe && blob.hash !== except)',
    instead: 'filter(blob => blob.hash !== except)',
    caughtBy: 'app/data/bytes/blobs.test.ts',
  },
  {
    bug: 'bytes go before the row that names them, and are refused for good',
    loss: [5],
    file: 'app/data/bytes/owed.ts',
    soil: 'const next = blob.owed.find(({ row }) => !waiting.has(row) && !skipped.has(row))',
    instead: 'const next = blob.owed.find(({ row }) => waiting.size >= 0 && !skipped.has(row))',
    caughtBy: 'app/data/bytes/uploads.test.ts',
  },
  {
    bug: 'bytes that a draft or a recording still names are swept away',
    loss: [3],
    file: 'app/data/bytes/owed.ts',
    soil: 'still.map(blob => blob!.hash).filter(hash => !named.includes(hash)),',
    instead: 'still.map(blob => blob!.hash).filter(hash => hash !== named),',
    caughtBy: 'app/data/bytes/uploads.test.ts',
  },
  {
    bug: 'the server writes a part wherever its own file ends, whatever place the device named',
    loss: [44],
    file: 'server/blobs/on-disk.ts',
    soil: `if (offset !== held.bytes) return { is: 'offset', held }`,
    instead: 'offset = held.bytes',
    caughtBy: 'server/blobs/upload.test.ts',
  },
  {
    bug: 'bytes that are not those the row names count as whole',
    loss: [5],
    file: 'server/blobs/on-disk.ts',
    soil: `const wrong = (await hashOf(part)) !== at.hash ? 'hash' : fits`,
    instead: 'const wrong = !(await hashOf(part)) ? undefined : fits',
    caughtBy: 'server/blobs/upload.test.ts',
  },
  {
    bug: 'bytes that were spoilt on the way are given out as the recording',
    loss: [5],
    file: 'app/data/bytes/device-blobs.ts',
    soil: `if ((await hashOf(whole.buffer)) !== name.hash) return 'offline'`,
    instead: '',
    caughtBy: 'app/data/bytes/blobs.test.ts',
  },
  {
    bug: 'the sound of a recording goes before the note that is to hold it is saved',
    loss: [34],
    file: 'app/data/sound/device-recordings.ts',
    soil: 'const hashes = finished.map(({ blob }) => blob.hash)',
    instead: `await this.#slices(id).delete()
    const hashes = finished.map(({ blob }) => blob.hash)`,
    caughtBy: 'app/data/sound/recordings.test.ts',
  },
  {
    bug: 'unsaved recordings stay behind when a device joins',
    loss: [25],
    file: 'app/data/bytes/carry-bytes.ts',
    soil: '        await to.slices.bulkPut(slices)\n',
    instead: '',
    caughtBy: 'app/data/joining.test.ts',
  },
]
