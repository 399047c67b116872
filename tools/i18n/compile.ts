export function translationFiles(): Map< string, Buffer > {
	return new Map();
}
