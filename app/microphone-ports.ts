import type { Meter, MicrophonePorts } from './data/sound/ports.ts'
import { platform } from './platform.ts'

/** The real microphone, recorder, meter and wake lock of this browser; read here and nowhere else. */

const SPEECH: MediaStreamConstraints = {
  audio: { channelCount: 1, echoCancellation: false, noiseSuppression: true, autoGainControl: true },
}

export const microphonePorts: MicrophonePorts = {
  now: () => performance.now(),
  after: platform.after,
  estimate: platform.estimate,
  // Where there is none, a page without https among them, this throws what is read as "unsupported".
  open: async () => navigator.mediaDevices.getUserMedia(SPEECH),
  mayOpenUnasked: async () => {
    try {
      return (await navigator.permissions.query({ name: 'microphone' })).state === 'granted'
    } catch {
      return false
    }
  },
  isTypeSupported: type => MediaRecorder.isTypeSupported(type),
  record: (sound, options) => new MediaRecorder(sound as MediaStream, options),
  meter: sound => meterOf(sound as MediaStream),
  ...('wakeLock' in navigator && { keepAwake: () => navigator.wakeLock.request('screen') }),
  isVisible: () => document.visibilityState === 'visible',
  onVisibility(changed) {
    document.addEventListener('visibilitychange', changed)
    addEventListener('pagehide', changed)
    return () => {
      document.removeEventListener('visibilitychange', changed)
      removeEventListener('pagehide', changed)
    }
  },
  onDevices(changed) {
    navigator.mediaDevices.addEventListener('devicechange', changed)
    return () => navigator.mediaDevices.removeEventListener('devicechange', changed)
  },
}

const SAMPLES = 1024
/** What is shown as silence, in decibels below the loudest there is. */
const FAINTEST = -60

function meterOf(stream: MediaStream): Meter {
  const context = new AudioContext()
  const analyser = new AnalyserNode(context, { fftSize: SAMPLES })
  context.createMediaStreamSource(stream).connect(analyser)
  const heard = new Float32Array(SAMPLES)
  const wake = () => void context.resume().catch(() => {})
  wake()
  return {
    level() {
      if (context.state !== 'running') return undefined
      analyser.getFloatTimeDomainData(heard)
      const power = heard.reduce((sum, sample) => sum + sample * sample, 0) / SAMPLES
      const decibels = power > 0 ? 10 * Math.log10(power) : FAINTEST
      return Math.min(1, Math.max(0, 1 - decibels / FAINTEST))
    },
    wake,
    close: () => void context.close().catch(() => {}),
  }
}
