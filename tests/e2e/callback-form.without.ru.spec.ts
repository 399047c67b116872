import { testsOfForms } from './scene/formWithout';

testsOfForms( 'ru_RU' );
