# The portal for production: the same locked packages and settings as ./run, without its launcher.

# Style sheets are built apart: neither Node nor npm packages come into the image.
FROM python:3.13-slim-trixie AS opmaak
WORKDIR /portaal
COPY requirements/opmaak.txt requirements/opmaak.txt
RUN pip install --no-cache-dir --require-hashes -r requirements/opmaak.txt
COPY package.json package-lock.json .npmrc ./
COPY duo_portal/__init__.py duo_portal/omgeving.py duo_portal/
COPY duo_portal/lancering duo_portal/lancering
COPY statisch_bron statisch_bron
RUN python -m duo_portal.lancering.opmaak.bouw

FROM python:3.13-slim-trixie

RUN apt-get update \
 && apt-get install --yes --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-dejavu-core \
 && rm -rf /var/lib/apt/lists/*

WORKDIR /portaal
COPY requirements/productie.txt requirements/productie.txt
RUN pip install --no-cache-dir --require-hashes -r requirements/productie.txt

COPY manage.py ./
COPY duo_portal duo_portal
COPY lesgeld lesgeld
COPY studiefinanciering studiefinanciering
COPY templates templates
COPY statisch_bron statisch_bron
COPY --from=opmaak /portaal/statisch_gebouwd statisch_gebouwd

ENV PYTHONUNBUFFERED=1 \
    PYTHONPATH=/portaal \
    DJANGO_SETTINGS_MODULE=duo_portal.settings \
    DUO_STATISCH=/portaal/statisch \
    DUO_ADRES=0.0.0.0 \
    DUO_VAR=/gegevens
# Style sheets belong to the image; the key is only there because the settings ask for one.
RUN DUO_DEBUG=1 python manage.py collectstatic --noinput --verbosity 0 \
 && useradd --no-create-home --uid 1000 portaal \
 && install --directory --mode 1777 /gegevens
USER 1000

EXPOSE 8000
CMD ["granian", "--interface", "wsgi", "--host", "0.0.0.0", "--port", "8000", "--workers", "2", "--blocking-threads", "8", "duo_portal.wsgi:application"]
