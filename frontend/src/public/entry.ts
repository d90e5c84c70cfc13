// The public pages need the style sheet and no script: this entry exists for its CSS alone.
import '../css/app.css';
