declare module '*.scss';

/* The addresses of the files (webpack.config.js). */
declare module 'dataviews-ltr.css' {
	const address: string;
	export default address;
}
declare module 'dataviews-rtl.css' {
	const address: string;
	export default address;
}
