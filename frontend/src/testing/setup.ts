import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';

// jsdom has neither; what matters here is open, closed, and the event that follows.
HTMLDialogElement.prototype.showModal = function showModal() {
  this.open = true;
};
HTMLDialogElement.prototype.close = function close() {
  this.open = false;
  this.dispatchEvent(new Event('close'));
};
Element.prototype.scrollIntoView = () => {};
window.scrollTo = () => {};

afterEach(() => {
  cleanup();
  localStorage.clear();
  document.title = '';
});
