import { useLang, useWords } from '../../../app/place';
import { useKept } from '../../../forms/useKept';
import { Textarea } from '../../../parts/Field/Textarea';
import { Go } from '../../../parts/Go/Go';
import { deskactWords } from '../../../words/deskact';
import { gateReason } from '../explain';
import { useCase } from '../useCase';
import { ActDialog } from './ActDialog';
import type { DialogProps } from './ActDialogs';

/** Back to finding hospitals. */
export function AnotherRound({ onClose }: DialogProps) {
  const words = useWords(deskactWords);
  const { view, act } = useCase();
  const [reason, set, forget] = useKept(`${view.number}:another`, '');
  return (
    <ActDialog
      title={words.titles.another_round}
      confirm={words.buttons.another_round}
      names={{ '/reason': { label: words.reason, id: 'another-reason' } }}
      send={(version) => act('another-round', { reason }, version)}
      onClose={onClose}
      onDone={forget}
    >
      {(at) => (
        <Textarea
          id="another-reason"
          label={words.reason}
          hint={words.anotherHint}
          required
          rows={3}
          size="m"
          max={2000}
          value={reason}
          error={at('/reason')}
          onChange={set}
        />
      )}
    </ActDialog>
  );
}

/** On to start-up, once a contract record is open. */
export function StartUp({ onClose }: DialogProps) {
  const words = useWords(deskactWords);
  const { act } = useCase();
  return (
    <ActDialog
      title={words.titles.start_up}
      confirm={words.buttons.start_up}
      send={(version) => act('start-up', {}, version)}
      onClose={onClose}
    >
      {() => <GateOr>{words.startUpBody}</GateOr>}
    </ActDialog>
  );
}

/** The trial runs: notification, ethics approval, an agreement, a first visit or patient, a registry number. */
export function Run({ onClose }: DialogProps) {
  const words = useWords(deskactWords);
  const { view, act } = useCase();
  const [reason, set, forget] = useKept(`${view.number}:run`, '');
  return (
    <ActDialog
      title={words.titles.run}
      confirm={words.buttons.run}
      names={{ '/no_registry_reason': { label: words.noRegistry, id: 'run-reason' } }}
      send={(version) => act('trial-start', { no_registry_reason: reason.trim() || null }, version)}
      onClose={onClose}
      onDone={forget}
    >
      {(at) => (
        <>
          <GateOr>{words.runBody}</GateOr>
          <Textarea
            id="run-reason"
            label={words.noRegistry}
            hint={words.noRegistryHint}
            rows={3}
            size="m"
            max={2000}
            patientLine={false}
            value={reason}
            error={at('/no_registry_reason')}
            onChange={set}
          />
        </>
      )}
    </ActDialog>
  );
}

// What the next stage still lacks, before anybody presses.
function GateOr({ children }: { children: string }) {
  const lang = useLang();
  const { view } = useCase();
  if (!view.gate) return <p>{children}</p>;
  const reason = gateReason(view.gate, view.number, lang);
  return (
    <p>
      {reason.text} {reason.to ? <Go to={reason.to}>{reason.link}</Go> : null}
    </p>
  );
}
