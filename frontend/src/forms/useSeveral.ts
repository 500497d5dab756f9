import { useEffect, useRef, useState } from 'react'
import { type Kind, useSaved } from '@/api/resource'
import { createSeveral, type Linked, type Several, type Step, type Verdict, type WayBack } from './several'

/** A step for several, from reading them to the last verdict, and the step back. */
export function useSeveral<T extends Linked, V>(kind: Kind, step: Omit<Step<T, V>, 'tell'>, way: WayBack<T>) {
  const [verdicts, setVerdicts] = useState<readonly Verdict[]>([])
  const [phase, setPhase] = useState<'looking' | 'asking' | 'running' | 'done'>('looking')
  const [several] = useState(() => createSeveral<T, V>({ ...step, tell: setVerdicts }))
  const [isBack, setBack] = useState(false)
  const back = useRef<Several<T, void>>(null)
  const isStale = useSaved(kind)
  useEffect(() => {
    let isShown = true
    const look = async () => {
      const looked = await several.look()
      if (!isShown) return
      setVerdicts(looked)
      // Nothing is asked about a step that can be taken for none of them.
      setPhase(looked.every(({ outcome }) => outcome === 'refused') ? 'done' : 'asking')
    }
    void look()
    return () => {
      isShown = false
    }
  }, [several])
  const go = async (take: () => Promise<readonly Verdict[]>): Promise<readonly Verdict[]> => {
    setPhase('running')
    const came = await take()
    setVerdicts(came)
    setPhase('done')
    isStale()
    return came
  }
  return {
    verdicts,
    phase,
    /** Whether it is the step back whose verdicts these are. */
    isBack,
    run: (values: V) => go(() => several.take(values)),
    undo: () => {
      const taken = (back.current ??= several.back(way))
      setBack(true)
      return go(() => taken.take())
    },
  }
}
