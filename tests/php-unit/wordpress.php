<?php

declare(strict_types=1);

/*
 * The few functions and classes of WordPress that a unit under test can't do without, as small as can be.
 * Whatever needs more of WordPress is an integration test.
 */
if (! function_exists('__')) {
    function __(string $text, string $domain): string
    {
        return $domain === 'ringwell' ? $text : throw new LogicException('Wrong text domain: ' . $domain);
    }

    function _x(string $text, string $context, string $domain): string
    {
        return __($text, $domain);
    }

    function _n(string $one, string $many, int $count, string $domain): string
    {
        return __($count === 1 ? $one : $many, $domain);
    }

    function is_rtl(): bool
    {
        return false;
    }

    function rest_validate_request_arg(mixed $value, WP_REST_Request $request, string $name): bool
    {
        return true;
    }

    final class WP_Error
    {
        /** @param array<string, mixed> $data */
        public function __construct(private readonly string $code, private readonly string $message, private readonly array $data = [])
        {
        }

        public function get_error_code(): string
        {
            return $this->code;
        }

        public function get_error_message(): string
        {
            return $this->message;
        }

        /** @return array<string, mixed> */
        public function get_error_data(): array
        {
            return $this->data;
        }
    }

    /** @implements ArrayAccess<string, mixed> */
    final class WP_REST_Request implements ArrayAccess
    {
        private string $body = '';

        /** @var array<string, mixed> */
        private array $parameters = [];

        public function set_body(string $body): void
        {
            $this->body = $body;
        }

        public function get_body(): string
        {
            return $this->body;
        }

        public function set_param(string $name, mixed $value): void
        {
            $this->parameters[$name] = $value;
        }

        public function get_param(string $name): mixed
        {
            return $this->parameters[$name] ?? null;
        }

        public function offsetExists(mixed $offset): bool
        {
            return isset($this->parameters[$offset]);
        }

        public function offsetGet(mixed $offset): mixed
        {
            return $this->parameters[$offset] ?? null;
        }

        public function offsetSet(mixed $offset, mixed $value): void
        {
            $this->parameters[(string) $offset] = $value;
        }

        public function offsetUnset(mixed $offset): void
        {
            unset($this->parameters[$offset]);
        }
    }

    final class WP_REST_Response
    {
        /** @var array<string, string> */
        private array $headers = [];

        public function __construct(private readonly mixed $data = null)
        {
        }

        public function get_data(): mixed
        {
            return $this->data;
        }

        public function header(string $name, string $value): void
        {
            $this->headers[$name] = $value;
        }

        /** @return array<string, string> */
        public function get_headers(): array
        {
            return $this->headers;
        }
    }
}
