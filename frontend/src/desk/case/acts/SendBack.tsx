import { useState } from 'react';
import { useWords } from '../../../app/place';
import { Textarea } from '../../../parts/Field/Textarea';
import { deskactWords } from '../../../words/deskact';
import { settle } from '../api';
import { useCase } from '../useCase';
import { ActDialog } from './ActDialog';

/** What was proposed goes back with a reason. */
export function SendBack({ proposal, onClose }: { proposal: string | null; onClose: () => void }) {
  const words = useWords(deskactWords);
  const { renew } = useCase();
  const [reason, set] = useState('');
  if (!proposal) return null;
  return (
    <ActDialog
      title={words.titles.send_back}
      confirm={words.buttons.send_back}
      names={{ '/reason': { label: words.reason, id: 'back-reason' } }}
      check={() => (reason.trim() ? [] : [{ pointer: '/reason', code: 'required' }])}
      send={async () => {
        await settle(proposal, { reason });
        await renew();
      }}
      onClose={onClose}
    >
      {(at) => (
        <Textarea
          id="back-reason"
          label={words.reason}
          required
          rows={3}
          size="m"
          max={2000}
          patientLine={false}
          value={reason}
          error={at('/reason')}
          onChange={set}
        />
      )}
    </ActDialog>
  );
}
