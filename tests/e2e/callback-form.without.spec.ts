import { testsOfForms } from './scene/formWithout';

testsOfForms( 'en_US' );
