<?php

declare(strict_types=1);

namespace Ringwell\Source;

/** Host names in one spelling, so that rules compare what people mean: "WWW.xn--80apagcdp.xn--p1ai:443" is "клиника.рф". */
final class Host
{
    /** @return string lower case, without "www." and port, international names in their own letters; '' when it is none */
    public static function normalise(string $host): string
    {
        $host = (string) preg_replace(['~^.*@~', '~:\d*$~'], '', mb_strtolower($host, 'UTF-8'));
        // Not by a pattern: one that looks for an end reads each of thousands of dots anew, for seconds where PCRE has no JIT.
        $host = (string) preg_replace('~^www\.~', '', trim($host, " \t\n\v\f\r."));
        if (strlen($host) > 253 || preg_match('~^(?:[\p{L}\p{M}\p{N}_-]+(?:\.[\p{L}\p{M}\p{N}_-]+)*|\[[0-9a-f:.]+\])$~u', $host) !== 1) {
            return '';
        }

        return implode('.', array_map(self::readable(...), explode('.', $host)));
    }

    /** Whether it is this domain or something under it. */
    public static function isUnder(string $host, string $domain): bool
    {
        return $domain !== '' && ($host === $domain || str_ends_with($host, ".{$domain}"));
    }

    private static function readable(string $label): string
    {
        return str_starts_with($label, 'xn--') ? (self::decode(substr($label, 4)) ?? $label) : $label;
    }

    /**
     * Punycode, RFC 3492 section 6.2. Written out because the intl extension is missing on many shared hosts,
     * and a rule must not depend on the host.
     */
    private static function decode(string $code): ?string
    {
        if ($code === '') {
            return null;
        }
        $dash = strrpos($code, '-');
        $output = $dash === false || $dash === 0 ? [] : array_map(mb_ord(...), str_split(substr($code, 0, $dash)));
        $input = $dash === false ? $code : substr($code, $dash + 1);
        [$n, $i, $bias, $at] = [128, 0, 72, 0];
        while (isset($input[$at])) {
            $before = $i;
            $weight = 1;
            for ($k = 36;; $k += 36) {
                $letter = substr($input, $at++, 1);
                $digit = $letter === '' ? false : strpos('abcdefghijklmnopqrstuvwxyz0123456789', $letter);
                if ($digit === false || $i > 0x7fffffff || $weight > 0x7fffffff) {
                    return null;
                }
                $i += $digit * $weight;
                $threshold = max(1, min(26, $k - $bias));
                if ($digit < $threshold) {
                    break;
                }
                $weight *= 36 - $threshold;
            }
            $count = count($output) + 1;
            $bias = self::adapt($i - $before, $count, $before === 0);
            $n += intdiv($i, $count);
            $i %= $count;
            if ($n > 0x10ffff || ($n >= 0xd800 && $n <= 0xdfff)) {
                return null;
            }
            array_splice($output, $i++, 0, [$n]);
        }

        return implode('', array_map(static fn (int $point): string => mb_chr($point, 'UTF-8'), $output));
    }

    /** RFC 3492 section 6.1. */
    private static function adapt(int $delta, int $count, bool $isFirst): int
    {
        $delta = $isFirst ? intdiv($delta, 700) : intdiv($delta, 2);
        $delta += intdiv($delta, $count);
        $k = 0;
        while ($delta > 455) {
            $delta = intdiv($delta, 35);
            $k += 36;
        }

        return $k + intdiv(36 * $delta, $delta + 38);
    }
}
