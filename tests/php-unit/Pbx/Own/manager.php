<?php

declare(strict_types=1);

// Plays Asterisk's manager interface for one client: prints its port, then what it is told. Its arguments are a greeting and an
// answer to each action; "-" hangs up, "?" stays silent until the client has gone.
$answers = array_slice($argv, 1);
$server = stream_socket_server('tcp://127.0.0.1:0');
if ($server === false) {
    exit(1);
}
echo substr((string) strrchr((string) stream_socket_get_name($server, false), ':'), 1), "\n";
$client = stream_socket_accept($server, 10);
if ($client === false) {
    exit(1);
}
$told = '';
foreach ($answers as $place => $answer) {
    if ($place > 0) {
        while (! str_contains($told, "\r\n\r\n") && ($line = fgets($client)) !== false) {
            $told .= $line;
        }
        echo $told;
        $told = '';
    }
    if ($answer === '-') {
        exit(0);
    }
    if ($answer === '?') {
        fgets($client);
        exit(0);
    }
    fwrite($client, $answer);
}
while (($line = fgets($client)) !== false) {
    echo $line;
}
