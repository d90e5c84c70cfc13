import { useLang, useWords } from '../../../app/place';
import { CheckGroup, RadioGroup } from '../../../parts/Choice/Choice';
import { TextInput } from '../../../parts/Field/inputs';
import { choices } from '../../../words/code';
import { requestWords } from '../../../words/request';
import { useRequestDraft } from '../draft';
import { Page } from '../Page';

/** I5: the product, as far as it is public. */
export function Product() {
  const words = useWords(requestWords);
  const lang = useLang();
  const { answers, set } = useRequestDraft();
  return (
    <Page page="product">
      {(faults) => (
        <>
          <RadioGroup
            id="product_type"
            label={words.fields.product_type}
            required
            value={answers.product_type ?? null}
            onChange={(product_type) => set({ product_type })}
            options={choices('L2', lang)}
            error={faults.at('/product_type')}
          />
          <CheckGroup
            id="modality"
            label={words.fields.modality}
            required
            hint={words.hints.modality}
            columns={2}
            values={answers.modality ?? []}
            onChange={(modality) => set({ modality })}
            options={choices('L3', lang)}
            error={faults.at('/modality')}
          />
          <TextInput
            id="product_public"
            label={words.fields.product_public}
            hint={words.hints.product_public}
            autoComplete="off"
            value={answers.product_public ?? ''}
            onChange={(product_public) => set({ product_public })}
            error={faults.at('/product_public')}
          />
        </>
      )}
    </Page>
  );
}
