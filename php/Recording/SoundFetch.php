<?php

declare(strict_types=1);

namespace Ringwell\Recording;

use Ringwell\Pbx\Downloads;
use Ringwell\Pbx\HttpAnswer;
use Ringwell\Pbx\PullFailed;
use Ringwell\Pbx\RecordingSource;
use Ringwell\Time;

/** Brings a recording from a phone system into a file, and believes nothing that comes with it. */
final class SoundFetch
{
    public const MAX_BYTES = 200 * 1024 * 1024;
    private const MOST_REDIRECTS = 3;
    private const REDIRECTS = [301, 302, 303, 307, 308];
    /** Accepted, no content, too early, too many, unavailable: all say "later". */
    private const LATER = [202, 204, 425, 429, 503];

    public function __construct(private readonly Downloads $downloads)
    {
    }

    /**
     * @param  string $file   to be written over
     * @param  bool   $isNew  heard of a short while ago: what is not there may still come
     * @throws NotHeard
     */
    public function fetch(RecordingSource $source, string $file, bool $isNew): void
    {
        $url = $source->url;
        $answer = $this->ask($source, $url, $file);
        for ($redirects = 0; in_array($answer->status, self::REDIRECTS, true); $redirects++) {
            $url = $redirects < self::MOST_REDIRECTS ? Redirect::resolve($url, $answer->headers['location'] ?? '') : null;
            $answer = $this->ask($source, $url ?? throw new NotHeard(Trouble::Refused, 'redirect'), $file);
        }
        self::check($answer, $isNew);
        clearstatcache(true, $file);
        $bytes = (int) filesize($file);
        if ($bytes === 0) {
            throw new NotHeard($isNew ? Trouble::NotReady : Trouble::Gone);
        }
        if ($bytes > self::MAX_BYTES) {
            throw new NotHeard(Trouble::TooLarge);
        }
    }

    /**
     * A redirect may lead anywhere, but keys go to their own server alone.
     *
     * @throws NotHeard
     */
    private function ask(RecordingSource $source, string $url, string $file): HttpAnswer
    {
        try {
            return $this->downloads->download($url, Redirect::isSameOrigin($source->url, $url) ? $source->headers : [], $file, self::MAX_BYTES);
        } catch (PullFailed $failed) {
            throw NotHeard::ofPull($failed);
        }
    }

    /** @throws NotHeard */
    private static function check(HttpAnswer $answer, bool $isNew): void
    {
        $wait = $answer->headers['retry-after'] ?? '';
        match (true) {
            $answer->status === 200 => null,
            in_array($answer->status, self::LATER, true) => throw new NotHeard(
                Trouble::NotReady,
                retryAfter: preg_match('/^\d{1,5}$/D', $wait) === 1 ? (int) $wait * Time::SECOND : null,
            ),
            in_array($answer->status, [404, 410], true) => throw new NotHeard($isNew ? Trouble::NotReady : Trouble::Gone, "HTTP {$answer->status}"),
            $answer->status === 401 => throw new NotHeard(Trouble::WrongKeys, 'HTTP 401'),
            $answer->status === 403 => throw new NotHeard(Trouble::NoRight, 'HTTP 403'),
            default => throw new NotHeard(Trouble::Refused, "HTTP {$answer->status}"),
        };
        if (! Sound::mayBeNamed($answer->headers['content-type'] ?? '')) {
            throw new NotHeard(Trouble::NoSound);
        }
    }
}
