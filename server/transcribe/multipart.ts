/** A form with one file, as parts around it: what comes before and after the file's bytes. */
export function multipart(
  fields: [name: string, value: string][],
  file: { name: string; type: string },
  boundary: string,
) {
  const open = (name: string, more = '') =>
    `--${boundary}\r\ncontent-disposition: form-data; name="${name}"${more}\r\n`
  const head = fields.map(([name, value]) => `${open(name)}\r\n${value}\r\n`).join('')
  return {
    type: `multipart/form-data; boundary=${boundary}`,
    head: Buffer.from(
      `${head}${open('file', `; filename="${file.name}"`)}content-type: ${file.type}\r\n\r\n`,
    ),
    tail: Buffer.from(`\r\n--${boundary}--\r\n`),
  }
}
