"""The rest of an upload with tuspy: `python tus.py <address of the upload> <file>`, the session's cookie in COOKIE."""

import os
import sys

from tusclient.client import TusClient

address, file = sys.argv[1:]
client = TusClient(address, headers={"Cookie": os.environ["COOKIE"]})
# the process before was killed: for a moment the server still takes what is on the line
uploader = client.uploader(file, url=address, chunk_size=32 * 1024 * 1024, retries=10, retry_delay=1)
print("from", uploader.offset, flush=True)
uploader.upload()
print("at", uploader.offset, flush=True)
