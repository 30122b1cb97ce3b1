# Running for real: one image for the web processes, the worker and the commands.
FROM python:3.12-slim AS build
ENV PIP_NO_CACHE_DIR=1 PIP_DISABLE_PIP_VERSION_CHECK=1
RUN python -m venv /opt/portal
COPY requirements.txt .
RUN /opt/portal/bin/pip install --require-hashes -r requirements.txt

FROM python:3.12-slim
ENV PATH=/opt/portal/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    DJANGO_SETTINGS_MODULE=portal.settings.production \
    PORTAL_VAR=/var/lib/portal
# What WeasyPrint sets PDFs with.
RUN apt-get update && apt-get install -y --no-install-recommends \
    libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /var/lib/portal --create-home portal
COPY --from=build /opt/portal /opt/portal
WORKDIR /srv/portal
COPY manage.py ./
COPY portal portal
COPY content content
COPY search search
COPY forms forms
COPY templates templates
# Gathering static files needs the production settings, which want values; these leave no trace.
RUN SECRET_KEY="$(python -c 'import secrets; print(secrets.token_urlsafe(60))')" \
    DATABASE_URL=postgres://nobody@localhost/nothing \
    ALLOWED_HOSTS=build.invalid BASE_URL=https://build.invalid \
    python manage.py collectstatic --no-input --verbosity 0 \
    && mkdir -p /var/lib/portal/media && chown -R portal /var/lib/portal
USER portal
VOLUME /var/lib/portal/media
EXPOSE 8000
# The first of ALLOWED_HOSTS, as the proxy would ask it.
HEALTHCHECK --interval=30s --timeout=3s CMD python -c "import os, urllib.request as u; \
    host = os.environ['ALLOWED_HOSTS'].split(',')[0].strip(); \
    u.urlopen(u.Request('http://127.0.0.1:8000/healthz', headers={'Host': host, 'X-Forwarded-Proto': 'https'}), timeout=2)"
CMD ["gunicorn", "portal.wsgi", "--bind", "0.0.0.0:8000", "--workers", "3", "--access-logfile", "-", "--worker-tmp-dir", "/dev/shm", "--no-control-socket"]
