import { useEffect, useState } from 'react'
import { type Kind, useSaved } from '@/api/resource'
import { createSeveral, type Linked, type Step, type Verdict } from './several'

/** A step for several, from reading them to the last verdict. */
export function useSeveral<T extends Linked, V>(kind: Kind, step: Omit<Step<T, V>, 'tell'>) {
  const [verdicts, setVerdicts] = useState<readonly Verdict[]>([])
  const [phase, setPhase] = useState<'looking' | 'asking' | 'running' | 'done'>('looking')
  const [several] = useState(() => createSeveral<T, V>({ ...step, tell: setVerdicts }))
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
  const run = async (values: V): Promise<readonly Verdict[]> => {
    setPhase('running')
    const came = await several.take(values)
    setPhase('done')
    isStale()
    return came
  }
  return { verdicts, phase, run }
}
