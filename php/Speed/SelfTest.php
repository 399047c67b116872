<?php

declare(strict_types=1);

namespace Ringwell\Speed;

use Ringwell\FastDoor\Proof;
use Ringwell\Plan\SiteAddress;

/**
 * Asks the fast door as a page would, for a number of a page with an unknown signature, which gives out nothing. The
 * answer must be ours: JSON of the right form, signed with a word that only this site's database holds at this moment.
 */
final class SelfTest
{
    private const SECONDS = 5;

    public function run(string $mode): NodeState
    {
        $secret = Proof::make();
        $nonce = Proof::make();
        update_option(Proof::OPTION, $secret, false);
        try {
            $answer = wp_remote_post(Place::url('lease'), [
                'timeout' => self::SECONDS,
                'redirection' => 0,
                // As WordPress's own requests to itself: its certificate may be for the world outside only.
                'sslverify' => (bool) apply_filters('https_local_ssl_verify', false),
                'headers' => self::headers($nonce),
                'body' => (string) wp_json_encode(['page' => ['url' => SiteAddress::home() . '/', 'referrer' => ''], 'targets' => [], 'config' => 'test']),
            ]);
        } finally {
            delete_option(Proof::OPTION);
        }
        if (is_wp_error($answer)) {
            return new NodeState(NodeState::UNREACHABLE, mb_substr($answer->get_error_message(), 0, 200), $mode);
        }

        return self::judge(
            (int) wp_remote_retrieve_response_code($answer),
            self::header($answer, 'content-type'),
            wp_remote_retrieve_body($answer),
            hash_equals(Proof::sign($secret, $nonce, wp_remote_retrieve_body($answer)), self::header($answer, Proof::ANSWER)),
            $mode,
        );
    }

    private static function judge(int $status, string $type, string $body, bool $isSigned, string $mode): NodeState
    {
        $said = json_decode($body, true);
        $isJson = str_starts_with($type, 'application/json') && is_array($said);
        $isOurs = $isJson && is_array($said['numbers'] ?? null);

        return match (true) {
            $status !== 200 => new NodeState(NodeState::WRONG_STATUS, (string) $status, $mode),
            ! $isOurs => new NodeState(NodeState::NOT_JSON, mb_substr($type, 0, 100), $mode),
            ! $isSigned => new NodeState(NodeState::WRONG_PROOF, '', $mode),
            default => new NodeState(NodeState::OK, '', $mode),
        };
    }

    /** @return array<string, string> */
    private static function headers(string $nonce): array
    {
        $headers = ['Content-Type' => 'application/json', Proof::QUESTION => $nonce];
        // A site behind a password asks the same one of itself.
        $user = $_SERVER['PHP_AUTH_USER'] ?? null;
        $password = $_SERVER['PHP_AUTH_PW'] ?? null;
        if (is_string($user) && is_string($password)) {
            $headers['Authorization'] = 'Basic ' . base64_encode(wp_unslash($user) . ':' . wp_unslash($password));
        }

        return $headers;
    }

    /** @param array<mixed> $answer */
    private static function header(array $answer, string $name): string
    {
        $value = wp_remote_retrieve_header($answer, $name);

        return is_array($value) ? (string) end($value) : $value;
    }
}
