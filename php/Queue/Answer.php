<?php

declare(strict_types=1);

namespace Ringwell\Queue;

/**
 * Has whoever asked get his answer whole before work goes on for which nobody shall wait: by hanging up where the server can (PHP-FPM,
 * LiteSpeed), else by telling how long the answer is, so that he knows it has ended (Apache's own PHP). How long one waits would
 * otherwise say what was done, and for whom.
 */
final class Answer
{
    private const FINISH = ['fastcgi_finish_request', 'litespeed_finish_request'];
    /** Of others it isn't known: PHP as a CGI program may keep all it says until it ends, and so does PHP that packs what it says. */
    private const SENT_AS_SAID = ['apache2handler', 'cli-server'];

    /** Whether nobody will wait for what comes after the answer. On a command line nobody does. */
    public static function endsEarly(): bool
    {
        return self::finisher() !== null || (in_array(PHP_SAPI, [...self::SENT_AS_SAID, 'cli'], true) && ! self::packs());
    }

    /** Before anything of the answer is said: WordPress says it as it goes, and then its length can't be told. */
    public static function hold(): void
    {
        if (self::finisher() === null && PHP_SAPI !== 'cli') {
            add_filter('rest_pre_serve_request', self::begin(...), PHP_INT_MIN);
        }
    }

    /** @return bool whether the server has hung up */
    public static function finish(): bool
    {
        $finish = self::finisher();
        if ($finish !== null) {
            $finish();

            return true;
        }
        self::sendWhole();

        return false;
    }

    private static function begin(mixed $isServed): mixed
    {
        ob_start();

        return $isServed;
    }

    private static function sendWhole(): void
    {
        if (PHP_SAPI === 'cli') {
            return;
        }
        // Counted, as a buffer of another plugin's may refuse to end.
        for ($level = ob_get_level(); $level > 1; $level--) {
            ob_end_flush();
        }
        $length = ob_get_length();
        // Who speaks without a buffer, or a buffer that was full, has sent it already, without its length; what is packed on its way out is of another one.
        if ($length === false || ob_get_level() > 1 || headers_sent() || array_diff(ob_list_handlers(), ['default output handler']) !== []) {
            return;
        }
        if (function_exists('apache_setenv')) {
            apache_setenv('no-gzip', '1');
            apache_setenv('no-brotli', '1');
        }
        header("Content-Length: {$length}");
        header('Connection: close');
        ob_end_flush();
        flush();
    }

    private static function packs(): bool
    {
        return ! in_array(strtolower((string) ini_get('zlib.output_compression')), ['', '0', 'off'], true);
    }

    /** @return ?\Closure(): mixed */
    private static function finisher(): ?\Closure
    {
        foreach (self::FINISH as $finish) {
            if (function_exists($finish)) {
                return $finish(...);
            }
        }

        return null;
    }
}
