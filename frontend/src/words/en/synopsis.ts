import type { synopsis as ja } from '../ja/synopsis';
import type { Shape } from '../words';

export const synopsis: Shape<typeof ja> = {
  modality: 'Modality',
  area: 'Therapeutic area',
  disease: 'Disease',
  phase: 'Phase',
  age: 'Age',
  design: 'Design',
  patients_total: 'Patients, in all',
  patients_japan: 'Patients in Japan',
  burden: 'Visits and burden',
  equipment: 'Equipment needed',
  window: 'Start wanted',
  irb: 'Ethics review route',
  english: 'English',
};
