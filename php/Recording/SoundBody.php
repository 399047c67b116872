<?php

declare(strict_types=1);

namespace Ringwell\Recording;

/** The sound in an answer, which WordPress would else write as JSON: sent piece by piece, so that its length costs no memory. */
final class SoundBody
{
    /** WordPress lets any site that has a person's browser read what its routes answer; a recording is for nobody's page. */
    private const REMOVED = [
        'Access-Control-Allow-Origin', 'Access-Control-Allow-Credentials', 'Access-Control-Allow-Methods', 'Access-Control-Expose-Headers',
    ];

    /** @param \Generator<int, string> $pieces */
    private function __construct(private readonly \Generator $pieces)
    {
    }

    /** @throws NotHeard Gone: the file can't be opened */
    public static function answer(\WP_REST_Request $request, RecordingDesk $desk, StoredSound $sound, string $name): \WP_REST_Response
    {
        $header = static fn (string $of): string => (string) $request->get_header($of);
        $range = ByteRange::of($header('range'), $header('if_range'), $sound->etag(), $sound->bytes);
        $pieces = $desk->read($sound, $range->from, $range->length);
        // The first piece before the headers: what can't be opened is said by a status.
        $pieces->valid();
        $response = new \WP_REST_Response(new self($pieces), $range->status);
        $isToSave = $request->get_param('download') !== null;
        $ending = Sound::ENDINGS[$sound->type] ?? 'bin';
        foreach ($range->headers() + [
            'Content-Type' => $sound->type,
            'Content-Disposition' => ($isToSave ? 'attachment' : 'inline') . "; filename=\"{$name}.{$ending}\"",
            'ETag' => $sound->etag(),
            'Cache-Control' => 'private, no-store, no-transform, max-age=0',
            'CDN-Cache-Control' => 'no-store',
            'X-LiteSpeed-Cache-Control' => 'no-cache',
            'X-Content-Type-Options' => 'nosniff',
            'X-Robots-Tag' => 'noindex, nofollow, noarchive',
            'Referrer-Policy' => 'no-referrer',
            'Content-Security-Policy' => "default-src 'none'; sandbox",
            // nginx would else lay what is more than its memory holds down in a file, bare.
            'X-Accel-Buffering' => 'no',
        ] as $of => $text) {
            $response->header($of, $text);
        }

        return $response;
    }

    /** For rest_pre_serve_request, after WordPress has sent the headers. */
    public static function serve(mixed $isServed, mixed $response, \WP_REST_Request $request): mixed
    {
        $body = $response instanceof \WP_REST_Response ? $response->get_data() : null;
        if ($isServed !== false || ! $body instanceof self) {
            return $isServed;
        }
        if (! headers_sent()) {
            array_map(header_remove(...), self::REMOVED);
        }
        if ($request->get_method() !== 'HEAD') {
            $body->send();
        }

        return true;
    }

    /** @return \Generator<int, string> once */
    public function pieces(): \Generator
    {
        // Not foreach: its first piece has been asked for, and of an empty one there is nothing to go through again.
        for (; $this->pieces->valid(); $this->pieces->next()) {
            yield $this->pieces->current();
        }
    }

    private function send(): void
    {
        // Whatever packs or collects output would hold a whole file in memory, and make another length of it.
        if (! headers_sent()) {
            @ini_set('zlib.output_compression', 'Off');
        }
        while (ob_get_level() > 0 && @ob_end_clean());
        $out = fopen('php://output', 'wb');
        if ($out === false) {
            return;
        }
        try {
            foreach ($this->pieces() as $piece) {
                fwrite($out, $piece);
                flush();
                if (connection_aborted() === 1) {
                    return;
                }
            }
        } catch (NotHeard) {
            // The headers are out; a body that is too short says that something went wrong.
            return;
        } finally {
            fclose($out);
        }
    }
}
