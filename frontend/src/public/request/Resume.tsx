export { AppNotFound as default } from '../../app/AppNotFound';
