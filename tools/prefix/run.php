<?php

declare(strict_types=1);

/*
 * Makes vendor-prefixed/ from vendor/: only the files we need, moved under Ringwell\Vendor\, so that another
 * plugin's copy of the same library (of another version) can't clash with ours.
 *
 *     php tools/prefix/run.php           writes vendor-prefixed/
 *     php tools/prefix/run.php --check   fails where it differs from what would be written
 */

namespace Ringwell\Tools\Prefix;

require_once dirname(__DIR__, 2) . '/vendor/autoload.php';
require_once __DIR__ . '/Prefixer.php';

$root = dirname(__DIR__, 2);
$package = "{$root}/vendor/giggsey/libphonenumber-for-php";
$reader = "{$root}/vendor/maxmind-db/reader";
$target = "{$root}/vendor-prefixed";

/** What parsing, formatting, validating and telling the type of a number needs. */
$kept = [
    'CountryCodeSource', 'CountryCodeToRegionCodeMap', 'MatchType', 'Matcher', 'MatcherAPIInterface',
    'MetadataSourceInterface', 'MultiFileMetadataSourceImpl', 'NumberFormat', 'NumberParseException',
    'PhoneMetadata', 'PhoneNumber', 'PhoneNumberDesc', 'PhoneNumberFormat', 'PhoneNumberType',
    'PhoneNumberUtil', 'RegexBasedMatcher', 'RegionCode', 'ValidationResult',
];
$metadata = glob("{$package}/src/data/PhoneNumberMetadata_*.php");
foreach ($metadata === false ? [] : $metadata as $file) {
    $kept[] = 'data/' . basename($file, '.php');
}
/** Methods that need what is left out: searching text for numbers, and formatting while somebody types. */
$dropped = ['PhoneNumberUtil' => ['findNumbers', 'getAsYouTypeFormatter']];

$version = \Composer\InstalledVersions::getPrettyVersion('giggsey/libphonenumber-for-php');
$readerVersion = \Composer\InstalledVersions::getPrettyVersion('maxmind-db/reader');
$files = [
    'README.md' => "# Libraries of others\n\nMade by `npm run vendor`; do not edit. docs/decisions/vendoring.md says why and how.\n\n"
        . "- libphonenumber: giggsey/libphonenumber-for-php {$version}, Apache-2.0 (libphonenumber/LICENSE)\n"
        . "- MaxMind: maxmind-db/reader {$readerVersion}, Apache-2.0 (MaxMind/LICENSE)\n",
    'libphonenumber/LICENSE' => (string) file_get_contents("{$package}/LICENSE"),
    'MaxMind/LICENSE' => (string) file_get_contents("{$reader}/LICENSE"),
];
$prefixer = new Prefixer('libphonenumber', 'Ringwell\\Vendor', array_map(static fn (string $name): string => str_replace('/', '\\', $name), $kept));
foreach ($kept as $name) {
    $files["libphonenumber/{$name}.php"] = $prefixer->prefix((string) file_get_contents("{$package}/src/{$name}.php"), $dropped[$name] ?? []);
}

/** All of the reader of mmdb files: pure PHP, no extension needed. */
$readerClasses = ['Db/Reader', 'Db/Reader/Decoder', 'Db/Reader/InvalidDatabaseException', 'Db/Reader/Metadata', 'Db/Reader/Util'];
$prefixer = new Prefixer('MaxMind', 'Ringwell\\Vendor', array_map(static fn (string $name): string => str_replace('/', '\\', $name), $readerClasses));
foreach ($readerClasses as $name) {
    $files["MaxMind/{$name}.php"] = $prefixer->prefix((string) file_get_contents("{$reader}/src/MaxMind/{$name}.php"));
}

$existing = [];
if (is_dir($target)) {
    /** @var \SplFileInfo $file */
    foreach (new \RecursiveIteratorIterator(new \RecursiveDirectoryIterator($target, \FilesystemIterator::SKIP_DOTS)) as $file) {
        $existing[substr($file->getPathname(), strlen($target) + 1)] = (string) file_get_contents($file->getPathname());
    }
}
$different = array_keys(array_diff_key($existing, $files) + array_filter(
    $files,
    static fn (string $content, string $path): bool => ($existing[$path] ?? null) !== $content,
    ARRAY_FILTER_USE_BOTH,
));
if (in_array('--check', $argv, true)) {
    fwrite($different === [] ? STDOUT : STDERR, $different === []
        ? 'vendor-prefixed/: ' . count($files) . " files, as npm run vendor makes them\n"
        : "vendor-prefixed/ differs from what npm run vendor makes:\n  " . implode("\n  ", $different) . "\n");
    exit($different === [] ? 0 : 1);
}
foreach ($different as $path) {
    if (! isset($files[$path])) {
        unlink("{$target}/{$path}");
        continue;
    }
    if (! is_dir(dirname("{$target}/{$path}"))) {
        mkdir(dirname("{$target}/{$path}"), 0o777, true);
    }
    file_put_contents("{$target}/{$path}", $files[$path]);
}
fwrite(STDOUT, 'vendor-prefixed/: ' . count($files) . ' files, ' . count($different) . " changed\n");
