/** Does something again and again at a steady pace for so long; what takes longer than its time makes the next come at once. */
export async function every(
  ms: number,
  during: number,
  work: (turn: number) => Promise<void>,
): Promise<void> {
  const started = performance.now()
  for (let turn = 0; turn * ms < during; turn++) {
    const wait = started + turn * ms - performance.now()
    if (wait > 0) await new Promise(resolve => setTimeout(resolve, wait))
    await work(turn)
  }
}
